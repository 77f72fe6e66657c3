# Ir a una persona, una sección o una página por su nombre

find-title = Ir a
find-label = El nombre de una persona, o un lugar como “metas”
find-button = Buscar
find-nothing = No hay nada con ese nombre. Pruebe con menos letras.
# Quien no escribió letras ni números, por ejemplo un dibujo
find-only-signs = Con signos o dibujos solos no se puede encontrar nada. Escriba letras o números.
find-near = Nadie tiene ese nombre. Estos son parecidos:
find-more = { $n ->
    [one] Hay 1 resultado más: escriba más letras del nombre.
   *[other] Hay { $n } resultados más: escriba más letras del nombre.
}
find-all = Ver el listado completo
# Debajo de la casilla, para quien usa teclado. Son nombres de teclas.
find-keys = Flechas para elegir, Enter para abrir, Esc para cerrar.
