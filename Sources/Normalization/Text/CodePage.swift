/// The upper halves of single-byte code pages in which old systems of dealerships write.
struct CodePage: Sendable {
    private let scalars: [Unicode.Scalar]

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    func byte(_ scalar: Unicode.Scalar) -> UInt8? { scalars.firstIndex(of: scalar).map { UInt8($0 + 0x80) } }

    func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0x80 ? Unicode.Scalar(byte) : Int(byte) - 0x80 < scalars.count ? scalars[Int(byte) - 0x80] : nil
    }

    /// Western European DOS.
    static let dos850 = CodePage(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
    )
    /// DOS of the United States.
    static let dos437 = CodePage(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
    )
}
