# Elegir entre versiones

choose-title = Dos versiones
choose-title-several = Varias versiones
choose-heading = Hay dos versiones: elija una
choose-heading-several = Hay varias versiones: elija una
choose-stale = Mientras tanto llegó un cambio más reciente
    .next = No se guardó nada. Abajo están las versiones de ahora, y lo que usted escribió sigue aquí. Elija de nuevo.
