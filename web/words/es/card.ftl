# Anotaciones en tarjetas

card-two-versions = Hay dos versiones: elija una
card-several-versions = Hay varias versiones: elija una
card-ruled = Dos personas dijeron cosas distintas al mismo tiempo: revíselo
# Lo mismo en papel, donde nadie puede elegir
paper-two-versions = Hay dos versiones; aún nadie ha elegido una.
paper-several-versions = Hay varias versiones; aún nadie ha elegido una.
paper-ruled = Dos personas dijeron cosas distintas al mismo tiempo; aún nadie lo ha revisado.
paper-merged-text = Combina lo que escribieron varias personas; aún nadie lo ha leído completo.
paper-said-of-other = Se dijo de otra cosa; aún nadie lo ha revisado.
paper-written-while-away = Alguien escribió aquí mientras en otro lugar se archivaba.
card-merged-text = Texto combinado: léalo
card-unsigned = Aún sin firmar: por ahora nadie responde por esto.
card-written-while-away = Alguien escribió aquí mientras en otro lugar se archivaba. Revíselo.
card-acted-on = se toma en cuenta esta mientras no se elija
card-empty = Aún no hay nada escrito.
# $by es "por Dana Reyes, hace 2 días" o "desde el inicio"
card-changed = Último cambio: { $by }.
# What opens who changed an entry last and when, and the way to its history, for who cannot see where it stands.
# $what la anotación
card-about = Quién hizo cambios aquí: { $what }
card-history = Historial
# Se lee en voz alta en lugar de la línea anterior
card-history-of = Historial de { $what }
# Botones que mueven un paso; los largos se leen en voz alta
card-earlier = Subir
card-earlier-of = Subir: { $what }
card-later = Bajar
card-later-of = Bajar: { $what }
# Un enlace junto a una anotación hacia un formulario que le pertenece: $words es “Agregar un paso”, $what la anotación
card-way-of = { $words }: { $what }
card-lowered = Se bajó el nivel o se cerró; falta que supervisión lo revise
card-said-of-other = Se dijo de otra cosa: revíselo
card-taken-back = Se retiró un fallecimiento; falta que supervisión lo revise
card-safer = Una respuesta menos prudente que la anterior; falta que supervisión la revise
card-final = Se anotó como definitivo; falta que supervisión lo revise
