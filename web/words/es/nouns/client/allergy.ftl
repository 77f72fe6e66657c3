# Alergias

allergy = Alergias, según nos dijeron
    .one = alergia
    .add = Agregar una alergia
    .intro = Lo que nos dijo la persona u otros. Aquí no se comprobó nada.
    .empty = No hay ninguna anotada.
allergy-what = Alergia a
allergy-reaction = Qué le pasa
allergy-said_by = Quién lo dijo
allergy-since = Desde
