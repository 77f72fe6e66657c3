# Medicinas

medicine = Medicinas, según nos dijeron
    .one = medicina
    .add = Agregar una medicina
    .intro = Lo que nos dijo la persona u otros. Aquí no se receta ni se comprobó nada.
    .empty = No hay ninguna anotada.
medicine-what = Medicina
    .hint = Nombre y dosis, como lo dice la persona.
medicine-taken = Cómo la toma
medicine-said_by = Quién lo dijo
medicine-since = Desde
