# Nombres

name = Nombres
    .one = nombre
    .add = Agregar un nombre
    .intro = El nombre habitual es el que aparece en todas partes.
    .empty = Aún no hay nombres.
name-use = Tipo de nombre
    .usual = Nombre habitual
    .official = Nombre legal
    .former = Nombre anterior
    .alias = También se le conoce como
name-text = Nombre
    .hint = Como lo escribe la persona.
