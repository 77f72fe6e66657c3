# Las notas, día por día

timeline-empty = Aún no hay notas. Una nota puede quedar como borrador el tiempo que haga falta; fírmela cuando esté lista.
timeline-written = { $person }, escrita: { $when }
timeline-late = { $n ->
    [one] Anotación tardía: se escribió 1 día después
   *[other] Anotación tardía: se escribió { $n } días después
}
timeline-draft = Borrador
timeline-draft-yours = Su borrador
timeline-late-words = El borrador se cambió en otro lugar mientras se firmaba. Este es el texto posterior; quien lo escribió puede anotarlo aparte o descartarlo.
timeline-unsigned-words = El borrador se cambió en otro lugar mientras se firmaba. Nadie ha firmado este texto.
timeline-unvouched-words = La firma se hizo sobre un texto distinto del que está aquí. Este es el texto de la firma; no consta que alguien lo haya firmado.
# $by es "Dana Reyes en Recepción, 24 nov 2026, 10:42"
timeline-addendum = Adenda. { $by }
# Después del principio de una nota larga
timeline-read-on = Leer la nota completa
timeline-earlier = { $n ->
    [one] { $n } adenda anterior
   *[other] { $n } adendas anteriores
}
# Quién dijo que se escribió por error, cuándo y por qué
timeline-struck = Escrito por error: { $reason }. { $by }.
