"""Any tree that the model can hold becomes a valid doctree, and every writer of docutils takes it."""

import io
import zipfile

from hypothesis import HealthCheck, given, settings
from lxml import etree

from doctrees import check_braces, check_grammar, check_requests, read, said, sections
from trees import documents
from xeptools import model
from xeptools.renderers.docutils import rst
from xeptools.renderers.docutils.document import doctree
from xeptools.renderers.docutils.writers import WRITERS, render


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_doctree_is_valid(xep: model.Xep) -> None:
    check_grammar(doctree(xep, {}, name="draft"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_writer_takes_it(xep: model.Xep) -> None:
    for form in WRITERS:
        written = render(xep, name="draft", form=form)
        match form:
            case "latex":
                check_braces(written.decode().partition("\\begin{document}")[2])
            case "odt":
                with zipfile.ZipFile(io.BytesIO(written)) as archive:
                    for name in archive.namelist():
                        if name.endswith(".xml"):
                            etree.fromstring(archive.read(name))
            case "docutils-xml":
                etree.fromstring(written)
            case "man":
                check_requests(written.decode())
            case _:
                assert written.decode()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_restructuredtext_reads_back(xep: model.Xep) -> None:
    made = doctree(xep, {}, name="draft")
    again = read(rst.render(xep, name="draft"))
    assert [said(section) for section in sections(again)] == [said(section) for section in sections(made)]
