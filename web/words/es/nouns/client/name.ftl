# Nombres

name = Nombres
    .one = nombre
    .add = Agregar un nombre
    .intro = El nombre habitual es el que se muestra en todas partes.
    .empty = Todavía no hay nombre.
name-use = Para qué es
    .usual = Nombre habitual
    .official = Nombre oficial
    .former = Nombre anterior
    .alias = También se le conoce como
name-text = Nombre
    .hint = Como lo escribe la persona.
