# Arriba del expediente y su índice

chart-nameless = Alguien sin nombre todavía
chart-born = año de nacimiento: { $year }
chart-born-two-versions = nacimiento: hay dos versiones
chart-other-names = También { $names }
chart-team = Equipo:
chart-no-team = Todavía no hay nadie en el equipo
chart-ask-first = pregunte aquí primero
chart-risk = Riesgo
chart-risk-level = { $domain }: { $level }
chart-risk-two-versions = Hay dos versiones, elija una por favor. Se actúa según la más prudente.
chart-two-versions = { $n ->
    [one] Una cosa tiene dos versiones, elija una por favor
   *[other] { $n } cosas tienen dos versiones, elija por favor
}
chart-index = Expediente
# Se lee en voz alta junto al nombre de una sección
chart-waiting = { $n } por revisar
