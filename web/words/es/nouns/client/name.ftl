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
name-family = Apellido
    .hint = Solo si no es la última palabra del nombre, como García en “Luz García López” o Nagy en “Nagy Ágnes”. Las listas se ordenan por él.
