# Lo que se bajó de nivel o se cerró, para que lo revise supervisión

lowered-title = Nivel menor o cierre
lowered-heading = Se bajó el nivel o se cerró: revíselo
lowered-intro = Alguien anotó un nivel más bajo que el anterior, o cerró una alerta. El cambio ya es válido; queda en “{ nav-desk }” hasta que supervisión lo haya revisado.
lowered-seen = Ya lo revisé
lowered-not-yours = Esto lo revisa supervisión. Usted puede volver a subir el nivel o explicar mejor en qué se basa.
