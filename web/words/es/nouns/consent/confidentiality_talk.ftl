# Pláticas sobre confidencialidad

confidentiality_talk = Pláticas sobre confidencialidad
    .one = plática sobre confidencialidad
    .add = Anotar una plática sobre confidencialidad
    .intro = Qué se explicó sobre lo que se mantiene en privado y cuáles son los límites.
    .empty = Aún no hay ninguna anotada.
confidentiality_talk-limits = Qué se explicó
    .hint = Qué se queda aquí y cuándo hay que informar a alguien más.
confidentiality_talk-understood = Quedó claro
    .hint = Pídale que lo diga con sus propias palabras.
    .yes = Sí
    .partly = En parte
    .no = Aún no
