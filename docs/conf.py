"""How Sphinx makes the site: `make docs` gathers the pages (tools/build_site.py) and calls it."""

from analysis import __version__

project = "Tearsheet"
author = "the Tearsheet authors"
copyright = "the Tearsheet authors, MIT licence"
release = version = __version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "index"
smartquotes_action = "D"  # dashes only: whether an apostrophe is curly matters here

# Pages are Markdown; headings are linked to as on GitHub.
myst_heading_anchors = 4
myst_links_external_new_tab = False
suppress_warnings = ["myst.header"]  # a page of ours may begin with a smaller heading than the one before it

# Notebooks are shown as they were run.
nb_execution_mode = "off"
nb_merge_streams = True

# Docstrings are in NumPy's form, with Markdown's backticks.
default_role = "code"
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "none"
add_module_names = False
python_maximum_signature_line_length = 80

html_theme = "pydata_sphinx_theme"
html_title = "Tearsheet"
html_static_path = ["../.cache/site/static"]
html_css_files = ["figures.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "navbar_end": ["theme-switcher"],
    "navbar_align": "left",
    "show_toc_level": 2,
    "header_links_before_dropdown": 6,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
    "search_bar_text": "Search",
}
html_sidebars = {"index": []}
