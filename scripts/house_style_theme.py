"""The theme of a house style: from a look to the text of word/theme/theme1.xml.

In: a `Look`. Out: the part as text: the look's colours and fonts, so that charts and shapes match the text.
"""

from __future__ import annotations

from house_style_looks import Look

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_colours(look: Look) -> str:
    """The theme's twelve colours, drawn from the look, so that charts and shapes match the text."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": look.accent,
        "lt2": look.tint,
        "accent1": look.accent,
        "accent2": look.rule,
        "accent3": look.muted,
        "accent4": "8A4B08",
        "accent5": "5B3A78",
        "accent6": "7A1F3D",
        "hlink": look.link,
        "folHlink": "5B3A78",
    }
    inside = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    return f'<a:clrScheme name="{look.title}">{inside}</a:clrScheme>'


def theme_fonts(look: Look) -> str:
    """The theme's fonts for headings and text."""
    faces = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme name="{look.title}"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
    )


def theme_effects(look: Look) -> str:
    """The theme's fills, lines and effects: plain ones, three of each as the schema wants."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="{look.title}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def theme_part(look: Look) -> str:
    """word/theme/theme1.xml."""
    elements = theme_colours(look) + theme_fonts(look) + theme_effects(look)
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="{look.title}"><a:themeElements>{elements}</a:themeElements>'
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
