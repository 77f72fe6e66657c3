# Lo que las personas dicen de su atención, y firman

own_summary = Resúmenes firmados por la persona
    .one = resumen firmado
    .add = Firmar el resumen con la persona
    .intro = Las palabras de la persona sobre su atención, tal como las firmó.
    .empty = La persona no ha firmado ningún resumen.
    .help = El texto empieza como está en el cierre o cambio. Léanlo en conjunto y deje que la persona cambie lo que quiera; después firma en la pantalla, en papel o de palabra ante testigo. Cuando usted también firma debajo, ya no cambia; lo que se escriba después en el cierre o cambio no forma parte de él.
own_summary-happened = Fecha
own_summary-transition = El cierre o cambio al que se refiere
own_summary-words = Su resumen
    .hint = En palabras de la persona, como quiere que quede.
own_summary-how = Cómo firmó
    .on_paper = Firmó en papel
    .on_screen = Firmó en la pantalla
    .spoken_with_witness = De palabra, con testigo
own_summary-drawn = Firma
own_summary-witness = Quién lo escuchó
own_summary-corrects = Corrige uno anterior
own_summary-signed = Como se firmó
own_summary-needs-drawing = La persona firma en el recuadro; si no, elija otra forma.
own_summary-needs-witness = Escriba quién lo escuchó.
