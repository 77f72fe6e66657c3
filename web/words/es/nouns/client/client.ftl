# Datos personales

client = Datos personales
    .one = datos de la persona
    .intro = Quién es y cómo llamarle.
    .empty = Todavía no hay nada escrito.
    .heading = Datos
client-birth_date = Nacimiento
    .hint = Un año como 1984, o una fecha escrita año-mes-día: 1984-05-17.
client-pronouns = Pronombres
    .hint = Pregunte; no adivine.
client-gender = Género
    .hint = En sus propias palabras.
client-language = Idioma
    .hint = Aquel en el que habla con más comodidad.
client-interpreter_needed = Necesita intérprete
client-imported_from = Traído de
    .hint = El sistema de donde vino este registro y su número allí.
