# What clients say of their care, and sign

own_summary = Summaries they signed
    .one = signed summary
    .add = Have their summary signed
    .intro = The client’s own words about their care, kept as they signed them.
    .empty = They have not signed a summary.
    .help = The words begin as they stand in the ending or change. Read them together, let the client change what they want, then let them sign on the screen, on paper, or by saying so before a witness. Once you sign under it as well, it never changes; what is written in the ending or change later is not part of it.
own_summary-happened = Day
own_summary-transition = The ending or change it is about
own_summary-words = Their summary
    .hint = In their words, as they want it kept.
own_summary-how = How they signed
    .on_paper = Signed on paper
    .on_screen = Signed on the screen
    .spoken_with_witness = Said so, with a witness
own_summary-drawn = Signature
own_summary-witness = Who heard it
own_summary-corrects = Corrects an earlier one
own_summary-signed = As signed
own_summary-needs-drawing = Let the client sign in the field, or choose another way.
own_summary-needs-witness = Write who heard it.
