# Por qué viene

concern = Por qué viene
    .one = preocupación
    .add = Agregar una preocupación
    .intro = En palabras de la persona; aquí no se pide un diagnóstico.
    .empty = Aún no hay preocupaciones. Pregunte por qué vino y qué espera.
concern-words = En palabras de la persona
concern-since = Desde
    .hint = Basta con el año.
concern-impact = Qué afecta
    .self = La persona misma
    .relationship = Relaciones
    .work = Trabajo
    .money = Dinero
    .health = Salud
    .legal = Asuntos legales
concern-importance = Qué tan importante es
    .hint = De 0 a 10.
concern-status = Estado
    .active = Presente
    .easing = Va cediendo
    .resolved = Resuelta
