# Valores

personal_value = Valores
    .one = valor
    .add = Agregar un valor
    .intro = Lo que quiere que guíe su vida. Las metas pueden relacionarse con estos valores.
    .empty = Aún no hay valores. Pregunte a quién admira y por qué.
personal_value-name = Nombre
    .hint = Una o dos palabras: familia, honestidad, calma.
personal_value-words = Qué significa para la persona
    .hint = En palabras de la persona.
personal_value-importance = Qué tan importante es
    .hint = De 0 a 10.
personal_value-goals = Metas que van en esa dirección
