//! Hostile, version `1`.

pub mod types {
    //! The schemas of the document.

    mod hostile {
        use copperplate_runtime as rt;

        /// */ pub fn injected() {} /*
        ///
        /// "\] pub fn injected() {} #\[doc = "
        ///
        /// "); std::process::abort(); ("
        ///
        /// carriage return and line
        ///
        /// ```text
        /// std::process::abort();
        /// ```
        ///
        /// ```text
        /// std::process::abort();
        ///
        /// ~~~
        /// std::process::abort();
        /// ~~~
        ///
        /// text
        ///
        ///     std::process::abort();
        ///
        ///
        /// - list
        ///
        ///         std::process::abort();
        ///
        ///
        /// <script>alert(1)</script> &lt;b&gt;
        ///
        /// [link](javascript:alert(1)) [std::fs] [`Vec`]
        ///
        /// U+202EreversedU+202C U+2066isolatedU+2069
        ///
        /// bell U+0007 bom U+FEFF zero U+200B width
        ///
        /// {} {0} {{ }} {name:?} %s ${x}
        ///
        /// \ \\ \n \u{41} \x41 \"
        ///
        /// r#"raw"# r##"raw"##
        ///
        /// #![allow(warnings)] #[cfg(any())] // /// //! /** */
        ///
        /// ../../etc/passwd
        ///
        /// `unbalanced `` backticks
        /// ```
        #[derive(Clone, Default)]
        pub struct Hostile {
            /// */ pub fn injected() {} /*
            ///
            /// Default: `"*/ pub fn injected() {} /*"`.
            ///
            /// Example: `"*/ pub fn injected() {} /*"`.
            pub star_pub_fn_injected_star_0: Option<String>,
            /// "\] pub fn injected() {} #\[doc = "
            ///
            /// Default: `"\"]\npub fn injected() {}\n#[doc = \""`.
            ///
            /// Example: `"\"]\npub fn injected() {}\n#[doc = \""`.
            pub pub_fn_injected_hash_doc_equal_1: Option<String>,
            /// "); std::process::abort(); ("
            ///
            /// Default: `"\"); std::process::abort(); (\""`.
            ///
            /// Example: `"\"); std::process::abort(); (\""`.
            pub std_process_abort_2: Option<String>,
            /// carriage return and line
            ///
            /// Default: `"carriage\rreturn\r\nand line"`.
            ///
            /// Example: `"carriage\rreturn\r\nand line"`.
            pub carriage_return_and_line_3: Option<String>,
            /// ```text
            /// std::process::abort();
            /// ```
            ///
            /// Default: `"U+0060U+0060U+0060\nstd::process::abort();\nU+0060U+0060U+0060"`.
            ///
            /// Example: `"U+0060U+0060U+0060\nstd::process::abort();\nU+0060U+0060U+0060"`.
            pub std_process_abort_4: Option<String>,
            /// ```text
            /// std::process::abort();
            /// ```
            ///
            /// Default: `"U+0060U+0060U+0060rust\nstd::process::abort();"`.
            ///
            /// Example: `"U+0060U+0060U+0060rust\nstd::process::abort();"`.
            pub rust_std_process_abort_5: Option<String>,
            /// ```text
            /// std::process::abort();
            /// ```
            ///
            /// Default: `"~~~\nstd::process::abort();\n~~~"`.
            ///
            /// Example: `"~~~\nstd::process::abort();\n~~~"`.
            pub tilde_tilde_tilde_std_process_abort_tilde_tilde_tilde_6: Option<String>,
            /// text
            ///
            /// ```text
            /// std::process::abort();
            /// ```
            ///
            /// Default: `"text\n\n std::process::abort();\n"`.
            ///
            /// Example: `"text\n\n std::process::abort();\n"`.
            pub text_std_process_abort_7: Option<String>,
            /// - list
            ///
            ///   ```text
            ///     std::process::abort();
            ///   ```
            ///
            /// Default: `"- list\n\n\t\tstd::process::abort();\n"`.
            ///
            /// Example: `"- list\n\n\t\tstd::process::abort();\n"`.
            pub minus_list_std_process_abort_8: Option<String>,
            /// \<script>alert(1)\</script> \&lt;b\&gt;
            ///
            /// Default: `"<script>alert(1)</script> &lt;b&gt;"`.
            ///
            /// Example: `"<script>alert(1)</script> &lt;b&gt;"`.
            pub less_script_greater_alert_1_less_script_greater_and_lt_b_and_gt_9: Option<
                String,
            >,
            /// link \[std::fs\] \[`Vec`\]
            ///
            /// Default: ``"[link](javascript:alert(1)) [std::fs] [`Vec`]"``.
            ///
            /// Example: ``"[link](javascript:alert(1)) [std::fs] [`Vec`]"``.
            pub link_javascript_alert_1_std_fs_vec_10: Option<String>,
            /// U+202EreversedU+202C U+2066isolatedU+2069
            ///
            /// Default: `"U+202EreversedU+202C U+2066isolatedU+2069"`.
            ///
            /// Example: `"U+202EreversedU+202C U+2066isolatedU+2069"`.
            pub u202e_reversed_u202c_u2066_isolated_u2069_11: Option<String>,
            /// bell U+0007 bom U+FEFF zero U+200B width
            ///
            /// Default: `"bell \u0007 bom U+FEFF zero U+200B width"`.
            ///
            /// Example: `"bell \u0007 bom U+FEFF zero U+200B width"`.
            pub bell_bom_ufeff_zero_u200b_width_12: Option<String>,
            /// {} {0} {{ }} {name:?} %s ${x}
            ///
            /// Default: `"{} {0} {{ }} {name:?} %s ${x}"`.
            ///
            /// Example: `"{} {0} {{ }} {name:?} %s ${x}"`.
            pub n0_name_percent_s_dollar_x_13: Option<String>,
            /// \\ \\ \\n \\u{41} \\x41 "
            ///
            /// Default: `"\\ \\\\ \\n \\u{41} \\x41 \\\""`.
            ///
            /// Example: `"\\ \\\\ \\n \\u{41} \\x41 \\\""`.
            pub n_u_41_x41_14: Option<String>,
            /// r#"raw"# r##"raw"##
            ///
            /// Default: `"r#\"raw\"# r##\"raw\"##"`.
            ///
            /// Example: `"r#\"raw\"# r##\"raw\"##"`.
            pub r_hash_raw_hash_r_hash_hash_raw_hash_hash_15: Option<String>,
            /// \#!\[allow(warnings)\] #\[cfg(any())\] // /// //! /\*\* \*/
            ///
            /// Default: `"#![allow(warnings)] #[cfg(any())] // /// //! /** */"`.
            ///
            /// Example: `"#![allow(warnings)] #[cfg(any())] // /// //! /** */"`.
            pub hash_not_allow_warnings_hash_cfg_any_not_star_star_star_16: Option<String>,
            /// ../../etc/passwd
            ///
            /// Default: `"../../etc/passwd"`.
            ///
            /// Example: `"../../etc/passwd"`.
            pub etc_passwd_17: Option<String>,
            /// \`unbalanced \`\` backticks
            ///
            /// Default: `"U+0060unbalanced U+0060U+0060 backticks"`.
            ///
            /// Example: `"U+0060unbalanced U+0060U+0060 backticks"`.
            pub unbalanced_backticks_18: Option<String>,
            /// The member `choice`.
            pub choice: Option<HostileChoice>,
        }

        impl Hostile {
            /// `star_pub_fn_injected_star_0`, or its default `*/ pub fn injected() {} /*` where it is absent.
            #[must_use]
            pub fn star_pub_fn_injected_star_0_or_default(&self) -> &str {
                self.star_pub_fn_injected_star_0
                    .as_deref()
                    .unwrap_or("*/ pub fn injected() {} /*")
            }

            /// `pub_fn_injected_hash_doc_equal_1`, or its default `"] pub fn injected() {} #[doc = "` where it is absent.
            #[must_use]
            pub fn pub_fn_injected_hash_doc_equal_1_or_default(&self) -> &str {
                self.pub_fn_injected_hash_doc_equal_1
                    .as_deref()
                    .unwrap_or("\"]\npub fn injected() {}\n#[doc = \"")
            }

            /// `std_process_abort_2`, or its default `"); std::process::abort(); ("` where it is absent.
            #[must_use]
            pub fn std_process_abort_2_or_default(&self) -> &str {
                self.std_process_abort_2.as_deref().unwrap_or(r#""); std::process::abort(); (""#)
            }

            /// `carriage_return_and_line_3`, or its default `carriage return and line` where it is absent.
            #[must_use]
            pub fn carriage_return_and_line_3_or_default(&self) -> &str {
                self.carriage_return_and_line_3
                    .as_deref()
                    .unwrap_or("carriage\rreturn\r\nand line")
            }

            /// `std_process_abort_4`, or its default `U+0060U+0060U+0060 std::process::abort(); U+0060U+0060U+0060` where it is absent.
            #[must_use]
            pub fn std_process_abort_4_or_default(&self) -> &str {
                self.std_process_abort_4.as_deref().unwrap_or("```\nstd::process::abort();\n```")
            }

            /// `rust_std_process_abort_5`, or its default `U+0060U+0060U+0060rust std::process::abort();` where it is absent.
            #[must_use]
            pub fn rust_std_process_abort_5_or_default(&self) -> &str {
                self.rust_std_process_abort_5
                    .as_deref()
                    .unwrap_or("```rust\nstd::process::abort();")
            }

            /// `tilde_tilde_tilde_std_process_abort_tilde_tilde_tilde_6`, or its default `~~~ std::process::abort(); ~~~` where it is absent.
            #[must_use]
            pub fn tilde_tilde_tilde_std_process_abort_tilde_tilde_tilde_6_or_default(
                &self,
            ) -> &str {
                self.tilde_tilde_tilde_std_process_abort_tilde_tilde_tilde_6
                    .as_deref()
                    .unwrap_or("~~~\nstd::process::abort();\n~~~")
            }

            /// `text_std_process_abort_7`, or its default `text std::process::abort();` where it is absent.
            #[must_use]
            pub fn text_std_process_abort_7_or_default(&self) -> &str {
                self.text_std_process_abort_7
                    .as_deref()
                    .unwrap_or("text\n\n    std::process::abort();\n")
            }

            /// `minus_list_std_process_abort_8`, or its default `- list std::process::abort();` where it is absent.
            #[must_use]
            pub fn minus_list_std_process_abort_8_or_default(&self) -> &str {
                self.minus_list_std_process_abort_8
                    .as_deref()
                    .unwrap_or("- list\n\n\t\tstd::process::abort();\n")
            }

            /// `less_script_greater_alert_1_less_script_greater_and_lt_b_and_gt_9`, or its default `<script>alert(1)</script> &lt;b&gt;` where it is absent.
            #[must_use]
            pub fn less_script_greater_alert_1_less_script_greater_and_lt_b_and_gt_9_or_default(
                &self,
            ) -> &str {
                self.less_script_greater_alert_1_less_script_greater_and_lt_b_and_gt_9
                    .as_deref()
                    .unwrap_or("<script>alert(1)</script> &lt;b&gt;")
            }

            /// `link_javascript_alert_1_std_fs_vec_10`, or its default ``[link](javascript:alert(1)) [std::fs] [`Vec`]`` where it is absent.
            #[must_use]
            pub fn link_javascript_alert_1_std_fs_vec_10_or_default(&self) -> &str {
                self.link_javascript_alert_1_std_fs_vec_10
                    .as_deref()
                    .unwrap_or("[link](javascript:alert(1)) [std::fs] [`Vec`]")
            }

            /// `u202e_reversed_u202c_u2066_isolated_u2069_11`, or its default `U+202EreversedU+202C U+2066isolatedU+2069` where it is absent.
            #[must_use]
            pub fn u202e_reversed_u202c_u2066_isolated_u2069_11_or_default(&self) -> &str {
                self.u202e_reversed_u202c_u2066_isolated_u2069_11
                    .as_deref()
                    .unwrap_or("\u{202e}reversed\u{202c} \u{2066}isolated\u{2069}")
            }

            /// `bell_bom_ufeff_zero_u200b_width_12`, or its default `bell U+0007 bom U+FEFF zero U+200B width` where it is absent.
            #[must_use]
            pub fn bell_bom_ufeff_zero_u200b_width_12_or_default(&self) -> &str {
                self.bell_bom_ufeff_zero_u200b_width_12
                    .as_deref()
                    .unwrap_or("bell \u{7} bom \u{feff} zero \u{200b} width")
            }

            /// `n0_name_percent_s_dollar_x_13`, or its default `{} {0} {{ }} {name:?} %s ${x}` where it is absent.
            #[must_use]
            pub fn n0_name_percent_s_dollar_x_13_or_default(&self) -> &str {
                self.n0_name_percent_s_dollar_x_13
                    .as_deref()
                    .unwrap_or("{} {0} {{ }} {name:?} %s ${x}")
            }

            /// `n_u_41_x41_14`, or its default `\ \\ \n \u{41} \x41 \"` where it is absent.
            #[must_use]
            pub fn n_u_41_x41_14_or_default(&self) -> &str {
                self.n_u_41_x41_14.as_deref().unwrap_or(r#"\ \\ \n \u{41} \x41 \""#)
            }

            /// `r_hash_raw_hash_r_hash_hash_raw_hash_hash_15`, or its default `r#"raw"# r##"raw"##` where it is absent.
            #[must_use]
            pub fn r_hash_raw_hash_r_hash_hash_raw_hash_hash_15_or_default(&self) -> &str {
                self.r_hash_raw_hash_r_hash_hash_raw_hash_hash_15
                    .as_deref()
                    .unwrap_or(r###"r#"raw"# r##"raw"##"###)
            }

            /// `hash_not_allow_warnings_hash_cfg_any_not_star_star_star_16`, or its default `#![allow(warnings)] #[cfg(any())] // /// //! /** */` where it is absent.
            #[must_use]
            pub fn hash_not_allow_warnings_hash_cfg_any_not_star_star_star_16_or_default(
                &self,
            ) -> &str {
                self.hash_not_allow_warnings_hash_cfg_any_not_star_star_star_16
                    .as_deref()
                    .unwrap_or("#![allow(warnings)] #[cfg(any())] // /// //! /** */")
            }

            /// `etc_passwd_17`, or its default `../../etc/passwd` where it is absent.
            #[must_use]
            pub fn etc_passwd_17_or_default(&self) -> &str {
                self.etc_passwd_17.as_deref().unwrap_or("../../etc/passwd")
            }

            /// `unbalanced_backticks_18`, or its default `U+0060unbalanced U+0060U+0060 backticks` where it is absent.
            #[must_use]
            pub fn unbalanced_backticks_18_or_default(&self) -> &str {
                self.unbalanced_backticks_18.as_deref().unwrap_or("`unbalanced `` backticks")
            }
        }

        rt::object! {
            Hostile {
                star_pub_fn_injected_star_0: optional("*/ pub fn injected() {} /* 0"),
                pub_fn_injected_hash_doc_equal_1: optional("\"]\npub fn injected() {}\n#[doc = \" 1"),
                std_process_abort_2: optional(r#""); std::process::abort(); (" 2"#),
                carriage_return_and_line_3: optional("carriage\rreturn\r\nand line 3"),
                std_process_abort_4: optional("```\nstd::process::abort();\n``` 4"),
                rust_std_process_abort_5: optional("```rust\nstd::process::abort(); 5"),
                tilde_tilde_tilde_std_process_abort_tilde_tilde_tilde_6: optional("~~~\nstd::process::abort();\n~~~ 6"),
                text_std_process_abort_7: optional("text\n\n    std::process::abort();\n 7"),
                minus_list_std_process_abort_8: optional("- list\n\n\t\tstd::process::abort();\n 8"),
                less_script_greater_alert_1_less_script_greater_and_lt_b_and_gt_9: optional("<script>alert(1)</script> &lt;b&gt; 9"),
                link_javascript_alert_1_std_fs_vec_10: optional("[link](javascript:alert(1)) [std::fs] [`Vec`] 10"),
                u202e_reversed_u202c_u2066_isolated_u2069_11: optional("\u{202e}reversed\u{202c} \u{2066}isolated\u{2069} 11"),
                bell_bom_ufeff_zero_u200b_width_12: optional("bell \u{7} bom \u{feff} zero \u{200b} width 12"),
                n0_name_percent_s_dollar_x_13: optional("{} {0} {{ }} {name:?} %s ${x} 13"),
                n_u_41_x41_14: optional(r#"\ \\ \n \u{41} \x41 \" 14"#),
                r_hash_raw_hash_r_hash_hash_raw_hash_hash_15: optional(r###"r#"raw"# r##"raw"## 15"###),
                hash_not_allow_warnings_hash_cfg_any_not_star_star_star_16: optional("#![allow(warnings)] #[cfg(any())] // /// //! /** */ 16"),
                etc_passwd_17: optional("../../etc/passwd 17"),
                unbalanced_backticks_18: optional("`unbalanced `` backticks 18"),
                choice: optional("choice"),
                .. => skip,
            }
        }

        /// What `choice` of `Hostile` is.
        pub enum HostileChoice {
            /// `*/ pub fn injected() {} /*`
            StarPubFnInjectedStar,
            /// `"] pub fn injected() {} #[doc = "`
            PubFnInjectedHashDocEqual,
            /// `"); std::process::abort(); ("`
            StdProcessAbort,
            /// `carriage return and line`
            CarriageReturnAndLine,
            /// `U+0060U+0060U+0060 std::process::abort(); U+0060U+0060U+0060`
            StdProcessAbortSpaced,
            /// `U+0060U+0060U+0060rust std::process::abort();`
            RustStdProcessAbort,
            /// `~~~ std::process::abort(); ~~~`
            TildeTildeTildeStdProcessAbortTildeTildeTilde,
            /// `text std::process::abort();`
            TextStdProcessAbort,
            /// `- list std::process::abort();`
            MinusListStdProcessAbort,
            /// `<script>alert(1)</script> &lt;b&gt;`
            LessScriptGreaterAlert1LessScriptGreaterAndLtBAndGt,
            /// ``[link](javascript:alert(1)) [std::fs] [`Vec`]``
            LinkJavascriptAlert1StdFsVec,
            /// `U+202EreversedU+202C U+2066isolatedU+2069`
            U202eReversedU202cU2066IsolatedU2069,
            /// `bell U+0007 bom U+FEFF zero U+200B width`
            BellBomUfeffZeroU200bWidth,
            /// `{} {0} {{ }} {name:?} %s ${x}`
            N0NamePercentSDollarX,
            /// `\ \\ \n \u{41} \x41 \"`
            NU41X41,
            /// `r#"raw"# r##"raw"##`
            RHashRawHashRHashHashRawHashHash,
            /// `#![allow(warnings)] #[cfg(any())] // /// //! /** */`
            HashNotAllowWarningsHashCfgAnyNotStarStarStar,
            /// `../../etc/passwd`
            EtcPasswd,
            /// `U+0060unbalanced U+0060U+0060 backticks`
            UnbalancedBackticks,
        }

        rt::choice! {
            HostileChoice {
                StarPubFnInjectedStar = "*/ pub fn injected() {} /*",
                PubFnInjectedHashDocEqual = "\"]\npub fn injected() {}\n#[doc = \"",
                StdProcessAbort = r#""); std::process::abort(); (""#,
                CarriageReturnAndLine = "carriage\rreturn\r\nand line",
                StdProcessAbortSpaced = "```\nstd::process::abort();\n```",
                RustStdProcessAbort = "```rust\nstd::process::abort();",
                TildeTildeTildeStdProcessAbortTildeTildeTilde = "~~~\nstd::process::abort();\n~~~",
                TextStdProcessAbort = "text\n\n    std::process::abort();\n",
                MinusListStdProcessAbort = "- list\n\n\t\tstd::process::abort();\n",
                LessScriptGreaterAlert1LessScriptGreaterAndLtBAndGt = "<script>alert(1)</script> &lt;b&gt;",
                LinkJavascriptAlert1StdFsVec = "[link](javascript:alert(1)) [std::fs] [`Vec`]",
                U202eReversedU202cU2066IsolatedU2069 = "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069}",
                BellBomUfeffZeroU200bWidth = "bell \u{7} bom \u{feff} zero \u{200b} width",
                N0NamePercentSDollarX = "{} {0} {{ }} {name:?} %s ${x}",
                NU41X41 = r#"\ \\ \n \u{41} \x41 \""#,
                RHashRawHashRHashHashRawHashHash = r###"r#"raw"# r##"raw"##"###,
                HashNotAllowWarningsHashCfgAnyNotStarStarStar = "#![allow(warnings)] #[cfg(any())] // /// //! /** */",
                EtcPasswd = "../../etc/passwd",
                UnbalancedBackticks = "`unbalanced `` backticks",
            }
        }
    }

    pub use hostile::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Hostile, HostileChoice);
}
