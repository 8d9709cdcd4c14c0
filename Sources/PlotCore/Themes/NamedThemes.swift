extension Theme {
    /// Clean and light: no box around the data, a faint grid's room, calm colours that people with colour-vision deficiency can
    /// tell apart (Okabe and Ito, 2008).
    public static var modern: Theme {
        var theme = Theme()
        theme.foreground = Color(hex: 0x3c4043)
        theme.gridZOrder = 0.5
        theme.gridColor = Color(hex: 0xe3e6e8)
        theme.cycle = okabeIto
        theme.lineWidth = 2
        theme.tickLength = 0
        theme.tickPadding = 6
        return theme
    }

    /// Light on a dark page, for slides and screens at night.
    public static var dark: Theme {
        var theme = Theme()
        theme.background = Color(hex: 0x16181d)
        theme.axesBackground = Color(hex: 0x16181d)
        theme.foreground = Color(hex: 0xd8dbe2)
        theme.gridZOrder = 0.5
        theme.gridColor = Color(hex: 0x3a3e47)
        // Searched for: near to the colours of dark editors, and 10 apart by CIEDE2000 for every kind of colour vision.
        theme.cycle = [
            Color(hex: 0x8ac5ff), Color(hex: 0xfc9737), Color(hex: 0x32c285), Color(hex: 0xfb645f),
            Color(hex: 0xb184f6), Color(hex: 0xf4e163), Color(hex: 0x94f6fe), Color(hex: 0xffa7cd),
        ]
        return theme
    }

    /// Greys for a printer without colour; four of them, dark to light. Tell lines apart by their styles as well.
    public static var print: Theme {
        var theme = Theme()
        theme.gridZOrder = 0.5
        theme.gridColor = Color(hex: 0xcccccc)
        theme.cycle = [Color(hex: 0x000000), Color(hex: 0x666666), Color(hex: 0x999999), Color(hex: 0xbbbbbb)]
        theme.lineWidth = 1.25
        return theme
    }

    /// Eight colours that stay apart for every common kind of colour vision: Okabe and Ito, "Color universal design" (2008),
    /// black last.
    private static var okabeIto: [Color] {
        [
            Color(hex: 0x0072b2), Color(hex: 0xd55e00), Color(hex: 0x009e73), Color(hex: 0xcc79a7),
            Color(hex: 0x56b4e9), Color(hex: 0xe69f00), Color(hex: 0xf0e442), Color(hex: 0x000000),
        ]
    }
}
