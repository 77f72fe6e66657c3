# Diario

journal = Diario
    .one = anotación del diario
    .add = Agregar al diario
    .intro = En palabras de la persona. No aparecen en ninguna lista ni en otra página.
    .empty = El diario aún está vacío.
journal-text = Lo que escribió la persona
journal-mood = Ánimo
    .hint = De 0 a 10.
journal-visible = Quién puede leerlo
    .hint = Lo que la persona desea. Aquí queda anotado; quien puede leer esta parte del expediente aún puede leerlo.
    .me = Solo la persona
    .therapist = Su terapeuta
    .team = El equipo
