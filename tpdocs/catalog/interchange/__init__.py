"""Catalogs to translation agencies and back: XLIFF 2.0 and Excel workbooks."""

from tpdocs.catalog.interchange.exchange import Exchange, find_exchange, read_parcel
from tpdocs.catalog.interchange.pack import pack
from tpdocs.catalog.interchange.unit import Parcel, Stage, Unit
from tpdocs.catalog.interchange.unpack import Unpacked, unpack
from tpdocs.catalog.interchange.work import Change

__all__ = [
    "Change",
    "Exchange",
    "Parcel",
    "Stage",
    "Unit",
    "Unpacked",
    "find_exchange",
    "pack",
    "read_parcel",
    "unpack",
]
