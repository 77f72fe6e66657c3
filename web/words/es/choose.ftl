# Elegir entre versiones

choose-title = Dos versiones
choose-heading = Hay dos versiones, elija una por favor
choose-stale = Mientras tanto llegó algo más nuevo
    .next = No se guardó nada. Estas son las versiones como están ahora; lo que usted escribió sigue aquí. Elija otra vez.
