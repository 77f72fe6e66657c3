# Las notas, día por día

timeline-empty = Todavía no hay notas. Una nota puede ser un borrador todo el tiempo que haga falta; fírmela cuando esté bien.
timeline-written = { $person }, se escribió: { $when }
timeline-late = { $n ->
    [one] Anotación tardía: se escribió 1 día después
   *[other] Anotación tardía: se escribió { $n } días después
}
timeline-draft = Borrador
timeline-draft-yours = Borrador suyo
timeline-late-words = El borrador se cambió en otro lugar mientras se firmaba. Esto es lo que dice desde entonces; quien lo escribió lo pone en una adenda o lo deja ir.
timeline-unsigned-words = El borrador se cambió en otro lugar mientras se firmaba. Estas palabras no las ha firmado nadie.
timeline-unvouched-words = La firma se hizo sobre otras palabras que las escritas aquí. Estas son las suyas; no consta que nadie las haya firmado.
# $by es "Dana Reyes en Recepción, 24 nov 2026, 10:42"
timeline-addendum = Adenda. { $by }
# After the beginning of a long note
timeline-read-on = Leer la nota completa
timeline-earlier = { $n ->
    [one] { $n } adenda anterior
   *[other] { $n } adendas anteriores
}
