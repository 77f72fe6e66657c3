# Números en otros sistemas

identifier = Números en otros sistemas
    .one = número
    .add = Agregar un número
    .intro = Números con los que la identifican otros sistemas.
    .empty = Aún no hay números.
identifier-system = Sistema
    .hint = Por ejemplo: seguro de salud.
identifier-value = Número
