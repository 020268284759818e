"use strict";
const find = (id) => document.getElementById(id);
const make = (name, text, type) => {
  const it = document.createElement(name);
  if (text !== undefined) it.textContent = text;
  if (type) it.className = type;
  return it;
};
const read = async (path, options) => (await fetch(path, options)).json();
let operations = [];
let last = 0;

function show(view) {
  for (const name of ["reference", "log", "controls"]) {
    find("view-" + name).hidden = name !== view;
    find("tab-" + name).setAttribute("aria-pressed", String(name === view));
  }
}

function list() {
  const wanted = find("filter").value.toLowerCase();
  const box = find("operations");
  box.replaceChildren();
  let api = null;
  for (const it of operations) {
    const text = (it.method + " " + it.path + " " + it.id + " " + it.summary).toLowerCase();
    if (!text.includes(wanted)) continue;
    if (it.title !== api) {
      api = it.title;
      box.append(make("h2", api));
    }
    const link = make("a");
    link.href = "#" + it.api + "/" + it.index;
    link.setAttribute("role", "listitem");
    if (link.hash === location.hash) link.setAttribute("aria-current", "true");
    link.append(make("span", it.method, "method"), document.createTextNode(it.path));
    if (it.summary) link.append(make("div", it.summary, "quiet"));
    box.append(link);
  }
}

function schema(it) {
  const box = make("span");
  box.append(make("code", it.type));
  if (it.words) box.append(make("span", " " + it.words, "quiet"));
  const parts = it.members || it.alternatives;
  if (parts && parts.length) {
    const items = make("ul", undefined, "schema");
    for (const part of parts) {
      const item = make("li");
      if (part.name) item.append(make("b", part.name), document.createTextNode(part.required ? "* " : " "));
      item.append(schema(part.schema || part));
      items.append(item);
    }
    box.append(items);
  }
  return box;
}

function content(box, it) {
  box.append(make("p", it.mediaType, "quiet"));
  if (it.schema) box.append(schema(it.schema));
  for (const example of it.examples || []) {
    const detail = make("details");
    detail.append(make("summary", "Example " + example.name), make("pre", pretty(example.value)));
    box.append(detail);
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function console_(it) {
  const form = make("form");
  form.append(make("h2", "Try it"));
  const field = (label, value, name) => {
    const outer = make("label", label);
    const input = make("input");
    input.value = value;
    input.name = name;
    input.autocomplete = "off";
    outer.append(input);
    form.append(outer);
    return input;
  };
  if (it.sample.error) {
    form.append(make("p", "There is no sample: " + it.sample.error, "bad"));
  }
  const url = field("Path", it.sample.path || it.path, "path");
  const prefer = field("Prefer", "", "prefer");
  prefer.placeholder = "code=409, example=name, dynamic=true";
  const headersLabel = make("label", "Headers");
  const headers = make("textarea", (it.sample.headers || []).join("\n"));
  headers.style.minHeight = "5rem";
  headersLabel.append(headers);
  form.append(headersLabel);
  let body = null;
  if (it.body) {
    const label = make("label", "Body");
    body = make("textarea", pretty(it.sample.body || ""));
    label.style.maxWidth = "none";
    label.append(body);
    form.append(label);
  }
  const send = make("button", "Send");
  const status = make("output");
  const line = make("p");
  line.append(send, document.createTextNode(" "), status);
  const result = make("pre");
  result.hidden = true;
  result.tabIndex = 0;
  form.append(line, result);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const all = new Headers();
    for (const row of headers.value.split("\n")) {
      const at = row.indexOf(":");
      if (at > 0) all.append(row.slice(0, at).trim(), row.slice(at + 1).trim());
    }
    if (prefer.value) all.append("Prefer", prefer.value);
    const options = { method: it.method, headers: all };
    if (body && body.value && it.method !== "GET") options.body = body.value;
    try {
      const response = await fetch(url.value, options);
      const text = await response.text();
      status.textContent = response.status + " " + response.statusText;
      status.className = response.ok ? "good" : "bad";
      const shown = [...response.headers].map(([name, value]) => name + ": " + value).join("\n");
      result.textContent = shown + "\n\n" + pretty(text);
    } catch (error) {
      status.textContent = "no response: " + error.message;
      status.className = "bad";
      result.textContent = "";
    }
    result.hidden = false;
    refresh();
  });
  return form;
}

// Descriptions are CommonMark, and the page shows their words.
function words(text) {
  const links = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return links.replace(/\*\*|`/g, "").trim();
}

async function open_(event) {
  const [api, index] = location.hash.slice(1).split("/");
  if (index === undefined) return;
  const it = await read("/_mock/operation?api=" + api + "&index=" + index);
  const view = find("view-reference");
  view.replaceChildren();
  const title = make("h2");
  title.append(make("span", it.method, "method"), document.createTextNode(it.path));
  view.append(title);
  if (it.summary) view.append(make("p", it.summary));
  if (it.description) {
    const detail = make("details");
    detail.append(make("summary", "Description"), make("p", words(it.description), "quiet text"));
    view.append(detail);
  }
  if (it.security.length) view.append(make("p", "Credentials: " + it.security.join(" or "), "quiet"));
  if (it.parameters.length) {
    view.append(make("h3", "Parameters"));
    const items = make("ul", undefined, "schema");
    for (const parameter of it.parameters) {
      const item = make("li");
      item.append(make("b", parameter.name), document.createTextNode(parameter.required ? "* " : " "));
      item.append(make("span", "in " + parameter.in + " ", "quiet"), schema(parameter.schema));
      items.append(item);
    }
    view.append(items);
  }
  if (it.body) {
    view.append(make("h3", it.body.required ? "Body*" : "Body"));
    it.body.contents.forEach((one) => content(view, one));
  }
  view.append(make("h3", "Responses"));
  for (const response of it.responses) {
    const detail = make("details");
    detail.append(make("summary", response.status + " " + response.description));
    response.contents.forEach((one) => content(detail, one));
    view.append(detail);
  }
  view.append(console_(it));
  show("reference");
  list();
  if (event) find("main").focus();
}

async function refresh() {
  const entries = await read("/_mock/log?after=" + last);
  for (const it of entries) {
    last = Math.max(last, it.number);
    const row = make("tr");
    const good = it.status !== null && it.status < 400;
    row.append(make("td", it.time), make("td", it.status === null ? "---" : it.status, good ? "good" : "bad"));
    const request = make("td", it.method + " " + it.path);
    if (it.operation) request.append(make("div", it.operation + (it.note ? " [" + it.note + "]" : ""), "quiet"));
    row.append(request, make("td", it.milliseconds), make("td", it.report.join("\n")));
    find("log").prepend(row);
  }
  find("nolog").hidden = last > 0;
  find("count").textContent = last ? "(" + find("log").children.length + ")" : "";
}

async function faults(options) {
  const set = await read("/_mock/faults", options);
  if (set.detail) return set.detail;
  for (const input of find("faults").elements) {
    if (input.name) input.value = set[input.name];
  }
  return "Set.";
}

const json = (value) => JSON.stringify(value);
find("filter").addEventListener("input", list);
for (const name of ["reference", "log", "controls"]) {
  find("tab-" + name).addEventListener("click", () => show(name));
}
find("tick").addEventListener("click", async () => {
  const done = await read("/_mock/clock", { method: "POST" });
  find("moved").textContent = done.moved + " moved";
});
find("reset").addEventListener("click", async () => {
  await read("/_mock/reset", { method: "POST" });
  find("moved").textContent = "Forgotten.";
});
find("faults").addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = {};
  for (const [name, value] of new FormData(find("faults"))) {
    if (value) sent[name] = value;
  }
  find("set").textContent = await faults({ method: "PUT", body: json(sent) });
});
find("hooks").addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = Object.fromEntries(new FormData(find("hooks")));
  const done = await read("/_mock/webhooks", { method: "POST", body: json(sent) });
  find("registered").textContent = done.detail || "Registered for " + done.webhooks + " webhooks.";
});
document.addEventListener("keydown", (event) => {
  const typing = ["INPUT", "TEXTAREA"].includes(event.target.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    find("filter").focus();
  }
});
window.addEventListener("hashchange", open_);
(async () => {
  operations = await read("/_mock/api");
  list();
  if (!location.hash && operations.length) {
    history.replaceState(null, "", "#" + operations[0].api + "/" + operations[0].index);
  }
  await open_();
  list();
  await faults();
  refresh();
  setInterval(refresh, 2000);
})();
