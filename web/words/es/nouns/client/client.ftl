# Datos personales

client = Datos personales
    .one = datos personales
    .intro = Quién es la persona y cómo llamarle.
    .empty = Aún no hay nada escrito.
    .heading = Datos
client-birth_date = Fecha de nacimiento
    .hint = Un año, como 1984, o una fecha, como 17 de mayo de 1984 o 1984-05-17.
client-pronouns = Pronombres
    .hint = Pregunte; no suponga.
client-gender = Género
    .hint = En palabras de la persona.
client-language = Idioma
    .hint = En el que habla con más comodidad.
client-interpreter_needed = Necesita intérprete
client-imported_from = Origen de los datos
    .hint = El sistema de donde viene este expediente y su número en él.
