# Avisos

alert = Avisos
    .one = aviso
    .add = Agregar un aviso
    .intro = Lo que todos deben saber antes de llamar, visitar o reunirse. Aparece arriba en el expediente hasta su último día.
    .empty = No hay avisos.
alert-kind = Sobre
    .safety = Seguridad
    .access = Cómo llegar
    .interpreter = Intérprete
    .contact = Contacto
alert-what = Qué hay que saber
    .hint = Breve: hay un perro en el patio, no tocar el timbre. También lo lee recepción.
alert-until = Hasta
    .hint = El último día. Déjelo en blanco si no tiene fin.
