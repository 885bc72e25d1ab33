"""The table of contents."""

from xeptools.model import Entry, Xep
from xeptools.renderers.html.markup import NOTHING, Html, address, element, text
from xeptools.renderers.html.site import tone
from xeptools.renderers.matter import APPENDICES, label, status_shown


def contents(xep: Xep) -> Html:
    """Give the contents: a list that can be folded; beside the text, where there is room, with what it is."""
    status = xep.header.status.text
    badge = element("span", text(status_shown(status)), class_=f"badge {tone(status)}") if status else NOTHING
    after = "".join(
        f'<li><a href="#appendix-{name}"><span>{letter}</span> {title}</a></li>\n'
        for letter, name, title in APPENDICES
    )
    return Html(
        f'<nav id="toc" aria-label="Contents"><p class="where">{text(label(xep.header))} {badge}</p>'
        "<details><summary>Contents</summary>\n"
        f"{_list(xep.contents)}"
        f'<p class="after"><a href="#appendices">Appendices</a></p>\n<ol>\n{after}</ol>\n</details></nav>\n'
    )


def _list(entries: tuple[Entry, ...]) -> Html:
    if not entries:
        return NOTHING
    items = "".join(
        [
            f'<li><a href="{address(f"#{entry.anchor}")}"><span>{text(entry.number)}</span> '
            f"{text(entry.title)}</a>{_list(entry.entries)}</li>\n"
            for entry in entries
        ]
    )
    return Html(f"<ol>\n{items}</ol>\n")
