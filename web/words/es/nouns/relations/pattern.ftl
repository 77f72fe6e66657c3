# Formas de relacionarse

pattern = Formas de relacionarse
    .one = forma de relacionarse
    .add = Agregar una forma de relacionarse
    .intro = Cómo se acerca la persona a los demás y qué le ayuda.
    .empty = Aún no hay nada anotado.
pattern-words = En palabras de la persona
pattern-kind = Tipo
    .hint = Por ejemplo: alejarse, hablarlo.
pattern-helps = Lo que ayuda
