"""Metadata of a PDF: what it is, in what language, and what standards it claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    from tpdocs.formats.pdf.standard import Standard

__all__ = ["xmp"]

#: PDF/A-2 wants each schema that it does not know described (ISO 19005-2, 6.6.2.3).
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
#: What a file says that keeps to Well-Tagged PDF (WTPDF 1.0, 6.1.3).
_DECLARATION = """\
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>\
http://pdfa.org/declarations/wtpdf#accessibility1.0\
</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations>
</rdf:Description>
"""


def xmp(metadata: Any, standard: Standard, producer: str) -> bytes:
    """Give the RDF of a document's metadata (ISO 16684-1).

    Args:
        metadata: WeasyPrint's, from the head of the HTML.
        standard: What the file claims to be.
        producer: The program that wrote it, as the file's ``Info`` names it.
    """
    return f"""\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>{standard.ua_part}</pdfuaid:part>{_revision("pdfuaid", "2024", standard)}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{standard.a_part}</pdfaid:part>{_revision("pdfaid", "2020", standard)}\
{_level(standard)}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt>{_alternatives(metadata.title, metadata.lang)}</rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(metadata.lang)}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq>{_items([", ".join(metadata.authors)])}</rdf:Seq></dc:creator>
<dc:description><rdf:Alt>{_alternatives(metadata.description, metadata.lang)}\
</rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdf:Producer>{escape(producer)}</pdf:Producer>
<xmp:CreatorTool>{escape(metadata.generator or "")}</xmp:CreatorTool>
</rdf:Description>
{_DECLARATION if standard.has_namespaces else _EXTENSION}</rdf:RDF>""".encode()


def _level(standard: Standard) -> str:
    if not standard.a_level:
        return ""
    return f"<pdfaid:conformance>{standard.a_level}</pdfaid:conformance>"


def _revision(prefix: str, year: str, standard: Standard) -> str:
    return f"<{prefix}:rev>{year}</{prefix}:rev>" if standard.has_namespaces else ""


def _alternatives(text: str | None, lang: str) -> str:
    """Give a text as the default, which is what the ``Info`` of the file has."""
    said = escape(text or "")
    return "".join(
        f'<rdf:li xml:lang="{tag}">{said}</rdf:li>' for tag in ("x-default", lang)
    )


def _items(texts: list[str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
