# Agregado después

thought_later = Agregado después
    .one = agregado posterior
    .add = Agregar algo más
    .empty = No se ha agregado nada.
thought_later-thought = Registro de pensamientos
thought_later-text = Qué se agrega
