# Gestiones a su favor

advocacy = Gestiones a su favor
    .one = gestión
    .add = Agregar una gestión
    .intro = Dónde interviene la clínica a favor de la persona y qué resultó.
    .empty = Aún no hay gestiones.
advocacy-with = Ante quién
advocacy-asked = Qué se pide
advocacy-argument = Argumentos
advocacy-deadline = Fecha límite o de apelación
advocacy-result = Resultado
advocacy-letters = Cartas
    .hint = Cuáles hay y dónde se guardan.
