# Arriba del expediente y su índice

chart-nameless = Persona aún sin nombre
chart-born = nació en { $year }
chart-born-two-versions = nacimiento: hay dos versiones
chart-other-names = También { $names }
chart-team = Equipo:
chart-no-team = Aún no hay nadie en el equipo
chart-ask-first = primer contacto
chart-risk = Riesgos
chart-alerts = Avisos y riesgos
chart-alert = { $kind }: { $what }
chart-risk-level = { $domain }: { $level }
chart-risk-two-versions = { $n ->
    [2] Hay dos versiones: elija una. Mientras tanto vale la más prudente.
   *[other] Hay { $n } versiones: elija una. Mientras tanto vale la más prudente.
}
chart-two-versions = { $n ->
    [one] { $versions ->
        [2] Hay un dato con dos versiones: falta elegir
       *[other] Hay un dato con { $versions } versiones: falta elegir
    }
   *[other] { $versions ->
        [2] Hay { $n } datos con dos versiones: falta elegir
       *[other] Hay { $n } datos con dos a { $versions } versiones: falta elegir
    }
}
# Lleva a quien usa el teclado más allá de la lista de secciones
chart-skip = Saltar las secciones
chart-index = Expediente
# Se lee en voz alta junto al nombre de una sección
chart-waiting = { $n } por revisar
# Un nombre y, detrás, los pronombres
chart-called = { $name } ({ $pronouns })
chart-standing-why = desde el { $since }: { $reason }
chart-standing-since = desde el { $since }
chart-risk-not-assessed = Riesgo sin evaluar
chart-risk-none-seen = No se observó riesgo en lo que se evaluó
# Una vía que otro expediente de la misma persona dice que no es segura: "No es seguro: 555-0142"
chart-not-safe = { $safe }: { $number }
# $stands es "Falleció"
# Detrás de la situación de un expediente, en las listas: alguien retiró un fallecimiento; dos personas dijeron cosas distintas
chart-standing-waits = { $stands } (falta que supervisión lo revise)
chart-standing-two = { $n ->
    [2] { $stands } (dos versiones)
   *[other] { $stands } ({ $n } versiones)
}
# Lo mismo al inicio del expediente: $said es "Activo", $versions "Falleció / En pausa"
chart-standing-undone = { $who } anotó “{ $said }” el { $when }; no es válido hasta que supervisión lo revise
chart-standing-versions = { $n ->
    [2] hay dos versiones, elija una: { $versions }
   *[other] hay { $n } versiones, elija una: { $versions }
}
chart-somebody = Alguien
chart-stands-elsewhere = { $stands } en otro expediente
chart-risk-elsewhere = { $said } (en otro expediente de esta persona)
chart-risk-lowered = Se bajó; supervisión aún no lo revisa.
chart-risk-lowered-from = Se bajó; antes era { $was }. Supervisión aún no lo revisa.
# Stands in place of the answer where the more careful one counts until a supervisor has looked: "Reaching them: …"
chart-less-careful = una respuesta menos cuidadosa
