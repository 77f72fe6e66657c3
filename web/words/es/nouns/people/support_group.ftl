# Grupos

support_group = Grupos
    .one = grupo
    .add = Agregar un grupo
    .intro = Grupos a los que asiste. Aquí no se nombra a nadie más del grupo.
    .empty = Aún no hay grupos.
support_group-name = Nombre
support_group-kind = Tipo
    .peer = De pares
    .therapy = De terapia
    .twelve_step = De doce pasos
    .other = Otro
support_group-meets = Cuándo y dónde
