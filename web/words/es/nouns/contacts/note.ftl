# Notas

note = Notas
    .one = nota
    .add = Escribir una nota
    .intro = Son borradores hasta que las firma quien las escribió. Lo firmado ya no cambia; lo que falte va en adendas.
    .empty = Aún no hay notas.
    .help = Una nota es un borrador hasta que la firma quien la escribió. Después de firmada ya no cambia; lo que se recuerde más tarde se agrega como adenda.
note-kind = Tipo de nota
    .progress = Evolución
    .visit = Visita
    .phone = Llamada
    .family = Familia
    .group = Grupo
    .quick = Breve
note-happened = Día al que se refiere
    .hint = También se guarda la fecha en que se escribió.
note-text = Nota
note-addresses = De qué trata
    .hint = Metas y necesidades que toca esta nota. En ellas se ve cuántas notas las mencionan.
note-signed = Texto firmado
