# Suplencias

cover = Suplencias
    .one = suplencia
    .add = Agregar una suplencia
    .intro = Quién cubre mientras alguien del equipo está ausente.
    .empty = No hay suplencias.
cover-of = Ausente
cover-by = Quién cubre
cover-from = Desde
cover-until = Hasta
