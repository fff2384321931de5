"""A protected document as an accessible PDF (PDF/UA-1): `render`, and `PdfFailed` where there is none to be had."""

from lscb.document.pdf.rendering import PdfFailed, render

__all__ = ["PdfFailed", "render"]
