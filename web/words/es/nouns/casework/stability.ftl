# Estabilidad

stability = Estabilidad
    .one = valoración de estabilidad
    .add = Agregar una valoración
    .intro = Qué tan estable siente la persona cada aspecto de su vida.
    .empty = Aún no se ha preguntado.
stability-domain = Aspecto de la vida
    .housing = Vivienda
    .finances = Dinero
    .employment = Trabajo
    .healthcare = Atención médica
    .legal = Asuntos legales
    .food = Alimentación
    .transport = Transporte
    .safety = Seguridad
    .education = Educación
    .childcare = Cuidado de hijas e hijos
    .phone_internet = Teléfono o internet
    .documents = Documentos personales
    .other = Otro
stability-level = Estabilidad
    .hint = De 0, nada, a 10, por completo.
stability-note = Nota
