"""What Module:Citation/CS1 can say (its configuration of February 2025), and where no rule of refcheck says it.

The ids are the module's own, without `err_` and `maint_`.  `docs.py` makes docs/cs1.md of them; a rule covers an id
that is among its `conditions`, or that stands in `ELSEWHERE`.
"""

ERRORS = """
accessdate_missing_url apostrophe_markup archive_date_missing_url archive_date_url_ts_mismatch
archive_missing_date archive_missing_url archive_url arxiv_missing asintld_missing_asin bad_arxiv bad_asin
bad_asin_tld bad_bibcode bad_biorxiv bad_citeseerx bad_date bad_doi bad_hdl bad_isbn bad_ismn bad_issn bad_jfm
bad_jstor bad_lccn bad_medrxiv bad_mr bad_oclc bad_ol bad_osti bad_paramlink bad_pmc bad_pmid bad_rfc bad_s2cid
bad_sbn bad_ssrn bad_url bad_usenet_id bad_zbl bare_url_missing_title biorxiv_missing chapter_ignored
citation_missing_title citeseerx_missing cite_web_url class_ignored contributor_ignored
contributor_missing_required_param deprecated_params disp_name doibroken_missing_doi embargo_missing_pmc
empty_citation etal extra_text_edition extra_text_issue extra_text_pages extra_text_volume first_missing_last
format_missing_url generic_name generic_title invalid_isbn_date invalid_param_val invisible_char medrxiv_missing
missing_name missing_periodical missing_pipe missing_publisher numeric_names param_access_requires_param
param_has_ext_link param_has_twl_url parameter_ignored parameter_ignored_suggest periodical_ignored
redundant_parameters script_parameter ssrn_missing text_ignored trans_missing_title param_unknown_empty vancouver
wikilink_in_url
""".split()
MAINTENANCE = """
archived_copy authors bibcode bot_unknown date_auto_xlated date_format date_year doi_ignore isbn_ignore
issn_ignore doi_inactive doi_inactive_dated doi_unflagged_free extra_punct jfm_format mr_format pmc_format
location location_no_publisher mult_names numeric_names others others_avm overridden_setting pmc_embargo
postscript publisher_location ref_duplicates_default unfit unknown_lang untitled url_status year zbl
""".split()
# Covered by a rule that does not wake on a condition of the same name.
ELSEWHERE = {
    "bad_usenet_id": "message-id-invalid",
    "doi_inactive_dated": "doi-inactive",
    "param_has_twl_url": "proxied-link",
}
# Not covered, and why.
LEFT_OUT = {
    "bad_asin_tld": "the list of Amazon's domains that the module takes is not documented",
    "bibcode": "what makes the module say it is not documented",
    "date_auto_xlated": "says that the module translated a date, which is no fault; never on the English Wikipedia",
    "doi_unflagged_free": "rests on a list of registrants that is not documented",
    "missing_publisher": "which templates ask for a publisher is not documented",
    "overridden_setting": "what counts as overriding {{cs1 config}} is not documented",
    "publisher_location": "how the module tells a place before a publisher is not documented",
    "unfit": "says that `url-status` is `unfit` or `usurped`, which may be right",
    "year": "when `date` should stand in place of `year` is not documented",
}
