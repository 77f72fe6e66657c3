# Notas

note = Notas
    .one = nota
    .add = Escribir una nota
    .intro = Son borradores hasta que las firma quien las escribió. Lo firmado no cambia nunca; lo demás se dice en adendas.
    .empty = Todavía no hay notas.
    .help = Una nota es un borrador hasta que la firma quien la escribió. Firmada, queda como está para siempre; lo que se recuerda después se agrega al lado como adenda.
note-kind = Tipo de nota
    .progress = Avance
    .visit = Visita
    .phone = Teléfono
    .family = Familia
    .group = Grupo
    .quick = Rápida
note-happened = Día del que trata
    .hint = También queda el día en que se escribió.
note-text = Nota
note-signed = Tal como se firmó
