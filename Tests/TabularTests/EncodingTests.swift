import Testing

@testable import Tabular

@Suite struct `Encodings` {
    /// The bytes of a text in a single-byte encoding.
    private func bytes(_ text: String, _ encoding: Encoding) throws -> [UInt8] {
        let high = Array(try #require(encoding.highCharacters).unicodeScalars)
        return try text.unicodeScalars.map { scalar in
            if scalar.value < 128 { return UInt8(scalar.value) }
            return UInt8(128 + (try #require(high.firstIndex(of: scalar))))
        }
    }

    private let text = """
        Nom;Prénom;Ville;Note
        Côté;Éric;Trois-Rivières;« à rappeler »
        Lefrançois;Zoé;Québec;reçu le dépôt
        GAGNÉ;HÉLÈNE;MONTRÉAL;ÇA VA

        """

    @Test(arguments: [Encoding.windows1252, .macRoman, .cp850])
    func `three lines of French are enough to tell encodings apart`(encoding: Encoding) throws {
        let table = try ReadTable(bytes(text, encoding))
        #expect(table.description.encoding == encoding.rawValue)
        #expect(table.description.encodingConfidence > 0.9)
        #expect(table.rows == (try ReadTable(text)).rows)
        #expect(table.rows[0] == ["Côté", "Éric", "Trois-Rivières", "« à rappeler »"])
    }

    @Test func `Canadian-French DOS text is told from the other DOS pages by its capitals`() throws {
        let text = "Nom;Ville\nHÉLÈNE LACHÂTRE;ÎLE-AUX-COUDRES\nFRANÇOIS CÔTÉ;LA PÊCHE\nNOËL À RÊVER;FORÊT\n"
        let table = try ReadTable(bytes(text, .cp863))
        #expect(table.description.encoding == "cp863")
        #expect(table.rows == (try ReadTable(text)).rows)
    }

    @Test(arguments: Encoding.allCases.filter { $0.highCharacters != nil })
    func `a table has each character once and keeps ASCII`(encoding: Encoding) throws {
        let characters = Array(try #require(encoding.highCharacters).unicodeScalars)
        #expect(characters.count == 128)
        let defined = characters.filter { $0 != "\u{FFFD}" }
        #expect(Set(defined).count == defined.count)
        #expect(try ReadTable(bytes("a,b\né,1\n", encoding), ReadOptions(encoding: encoding.rawValue)).text == "é|1")
    }

    @Test func `a single odd byte in plain text is windows-1252`() throws {
        let table = try ReadTable(Array("a,b\nRoy,Rene".utf8) + [0xE9, 0x0A])
        #expect(table.description.encoding == "windows-1252")
        #expect(table.text == "Roy|Reneé")
    }

    @Test func `UTF-16 is known with and without its mark, in both orders`() throws {
        for (big, mark) in [(false, true), (false, false), (true, true), (true, false)] {
            var wide: [UInt8] = []
            for unit in ((mark ? "\u{FEFF}" : "") + text + "x;🚗;y;z\r\n").utf16 {
                let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                wide += big ? pair : pair.reversed()
            }
            let table = try ReadTable(wide)
            #expect(table.description.encoding == (big ? "utf-16be" : "utf-16le"))
            #expect(table.rows.count == 4)
            #expect(table.rows[3] == ["x", "🚗", "y", "z"])
        }
    }

    @Test func `UTF-32 is known with and without its mark, in both orders`() throws {
        for (big, mark) in [(false, true), (false, false), (true, true), (true, false)] {
            let encoding = big ? Encoding.utf32BigEndian : .utf32LittleEndian
            let wide = (mark ? encoding.mark : []) + encoding.bytes(of: text + "x;🚗;y;z\r\n")
            let table = try ReadTable(wide)
            #expect(table.description.encoding == (big ? "utf-32be" : "utf-32le"))
            #expect(table.rows.count == 4)
            #expect(table.rows[3] == ["x", "🚗", "y", "z"])
            #expect(try ReadTable(wide, ReadOptions(encoding: encoding.rawValue)).rows == table.rows)
            #expect(throws: TabularError.self) { try ReadTable(wide, ReadOptions(encoding: "utf-16le")) }
            #expect(throws: TabularError.cutOff(path: "bytes", line: 5)) {
                try ReadTable(Array(wide.dropLast(25)), ReadOptions(cutEnd: .refused))
            }
        }
    }

    @Test func `UTF-16 is not taken for UTF-32 because a NUL begins it, nor bytes between NULs`() throws {
        let wide = Encoding.utf16LittleEndian.bytes(of: "\u{FEFF}\u{0}Nom;Ville\r\nRoy;Lévis\r\n")
        #expect(try ReadTable(wide).description.encoding == "utf-16le")
        let padded = Array("Nom;Ville\nRoy;Laval\n".utf8) + [UInt8](repeating: 0, count: 400)
        #expect(try ReadTable(padded).description.encoding == "utf-8")
    }

    @Test func `what is no character of UTF-32 becomes a mark of its own`() throws {
        let wide =
            Encoding.utf32LittleEndian.mark + Encoding.utf32LittleEndian.bytes(of: "Nom;Ville\nRo") + [0, 0xD8, 0, 0]
            + Encoding.utf32LittleEndian.bytes(of: ";Laval\n")
        #expect(try ReadTable(wide).text == "Ro\u{FFFD}|Laval")
    }

    @Test func `UTF-16 longer than a window keeps every row and rejects in its own bytes`() throws {
        var wide: [UInt8] = [0xFF, 0xFE]
        let rows = 20_000
        let note = String(repeating: "note; ", count: 30)
        let line = Array("é;\"\(note)\r\n\"\"suite\"\"\"\r\n".utf16)
        for unit in Array("a;b\r\n".utf16) + Array(repeating: line, count: rows).joined() + Array("1;2;é\r\n".utf16) {
            wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let table = try ReadTable(wide, batch: 4_096)
        #expect(table.rows.count == rows)
        #expect(table.rows.allSatisfy { $0 == ["é", note + "\r\n\"suite\""] })
        #expect(table.lines.last == 2 * rows)
        #expect(table.rejected.count == 1)
        #expect(table.rejected.first?.line == 2 * rows + 2)
        #expect(table.rejected.first?.bytes == [0x31, 0, 0x3B, 0, 0x32, 0, 0x3B, 0, 0xE9, 0])
    }

    @Test func `UTF-8 rows among windows-1252 rows are refused unless asked for`() throws {
        let mixed = Array("a,b\nZoé,1\nEve,2\n".utf8) + [0x52, 0x65, 0x6E, 0xE9, 0x2C, 0x33, 0x0A]
        #expect(throws: TabularError.mixedEncodings(path: "bytes", line: 4)) { try ReadTable(mixed) }
        let table = try ReadTable(mixed, ReadOptions(encoding: "mixed"))
        #expect(table.text == "Zoé|1 / Eve|2 / René|3")
        #expect(table.description.notes == ["mixed-encodings:1"])
    }

    @Test func `lines of one cell in different encodings are decoded line by line`() throws {
        let mixed =
            Array("a,b,c\nZoé,\"né à\n".utf8) + [0x4C, 0xE9, 0x76, 0x69, 0x73, 0x0A]
            + Array("ou \"\"Québec\"\"\",été\nEve,2,".utf8) + [0xE9, 0x0A]
        let table = try ReadTable(mixed, ReadOptions(encoding: "mixed"))
        #expect(table.text == "Zoé|né à\nLévis\nou \"Québec\"|été / Eve|2|é")
        #expect(table.description.notes == ["mixed-encodings:2"])
    }

    @Test func `a ligature is no capital inside a word, and so near a choice is not certain`() throws {
        let rows = "Nom;Prénom;Ville\n" + String(repeating: "Côté;Lætitia;Québec\n", count: 6)
        let table = try ReadTable(bytes(rows, .cp850))
        #expect(table.rows.allSatisfy { $0 == ["Côté", "Lætitia", "Québec"] })
        #expect(table.description.encodingConfidence < 0.95)
    }

    @Test func `UTF-16 that was cut inside a character is refused with its line`() {
        for mark in [[UInt8](), [0xFF, 0xFE]] {
            let text =
                mark + "Nom;Ville\r\nRoy;Laval\r\nDubé;Lévi".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            #expect(throws: TabularError.cutOff(path: "bytes", line: 3)) { try ReadTable(text + [0x73]) }
            #expect(throws: TabularError.cutOff(path: "bytes", line: 3)) { try ReadTable(text + [0x3D, 0xD8]) }
            #expect(throws: TabularError.cutOff(path: "bytes", line: 3)) {
                try ReadTable(text + [0x73], ReadOptions(encoding: "utf-16le"))
            }
        }
    }

    @Test func `a byte that the encoding does not have rejects its row`() throws {
        let table = try ReadTable(
            Array("a,b\n1,x".utf8) + [0x81] + Array("\n2,y\n".utf8), ReadOptions(encoding: "cp1252"))
        #expect(table.text == "2|y")
        #expect(
            table.rejected == [
                RejectedRow(line: 2, reason: .undecodable, found: 2, expected: 2, bytes: [0x31, 0x2C, 0x78, 0x81])
            ])
    }

    @Test func `a stated encoding that is not the file's is refused with the place`() throws {
        let narrow = try bytes(text, .windows1252)
        #expect(throws: TabularError.wrongEncoding(path: "bytes", encoding: "utf-8", line: 1, byte: 7)) {
            try ReadTable(narrow, ReadOptions(encoding: "UTF-8"))
        }
        #expect(throws: TabularError.wrongEncoding(path: "bytes", encoding: "utf-16le", line: 1, byte: 1)) {
            try ReadTable(narrow, ReadOptions(encoding: "utf16"))
        }
        #expect(throws: TabularError.unknownEncoding("klingon", known: Encoding.names)) {
            try ReadTable(narrow, ReadOptions(encoding: "klingon"))
        }
    }

    @Test func `text cut inside a character is truncated, not in another encoding`() {
        #expect(throws: TabularError.cutOff(path: "bytes", line: 2)) {
            try ReadTable(Array("prénom,b\nZoé,Zo".utf8) + [0xC3])
        }
        #expect(throws: TabularError.truncated(path: "bytes", line: 1)) {
            try ReadTable(Array("[{\"prénom\":\"Zo".utf8) + [0xC3])
        }
    }
}

@Suite struct `Text that went wrong` {
    @Test(arguments: [
        ("PrÃ©nom", "Prénom"), ("NumÃ©ro d’unitÃ©", nil), ("Ã‰tÃ©", "Été"), ("Prénom", nil), ("Nom?", nil),
        ("Nom", nil),
    ])
    func `in two encodings at once is undone only when the way back is exact`(text: String, repaired: String?) {
        #expect(Encoding.undoubled(text) == repaired)
    }

    @Test(arguments: Encoding.allCases.filter { $0 != .mixed })
    func `is written as it is read`(encoding: Encoding) throws {
        let text = "Nom;Ville\nCôté;Lévis\nÉric;Trois-Rivières\n"
        let table = try ReadTable(encoding.mark + encoding.bytes(of: text), ReadOptions(encoding: encoding.rawValue))
        #expect(table.text == "Côté|Lévis / Éric|Trois-Rivières")
        #expect(table.description.encoding == encoding.rawValue)
    }

    @Test func `letters in two parts stay as they were, in header and cells`() throws {
        let table = try ReadTable("Pre\u{301}nom;Ville\nZoe\u{301};Le\u{301}vis\n")
        #expect(table.description.header[0].unicodeScalars.count == 7)
        #expect(table.rows[0][0]?.unicodeScalars.count == 4)
    }

    @Test func `lost letters stay lost and are seen`() throws {
        let table = try ReadTable("Nom;Ville\nC\u{FFFD}t\u{FFFD};L?vis\n")
        #expect(table.text == "C\u{FFFD}t\u{FFFD}|L?vis")
    }
}
