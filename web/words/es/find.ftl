# Ir a un cliente, una sección o una página por su nombre

find-title = Ir a
find-label = El nombre de un cliente, o un lugar como «metas»
find-button = Buscar
find-nothing = Nada con ese nombre. Pruebe con menos letras.
find-near = No hay cliente de ese nombre. Estos se llaman casi así:
find-more = { $n ->
    [one] 1 más: escriba más del nombre.
   *[other] { $n } más: escriba más del nombre.
}
# Debajo de la casilla, para quien usa teclado. Son nombres de teclas.
find-keys = Arriba y Abajo eligen, Intro abre, Esc cierra.
