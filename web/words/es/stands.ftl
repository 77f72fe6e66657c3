# Cómo está un consentimiento, donde un enlace lleva a él

# $what: para qué es, $to: para quién se dio
stands-to = { $what } ({ $to })
stands-until = { $what }, hasta el { $day }
# $stands: una de las siguientes
stands-so = { $what }: { $stands }
stands-in-force = vigente
stands-not-before = empieza el { $day }
stands-ended = venció el { $day }
stands-taken-back = retirado
stands-taken-back-on = retirado el { $day }
stands-replaced = reemplazado por uno corregido el { $day }
stands-replaced-none = reemplazado el { $day } por uno corregido, que tampoco vale
stands-in-part = retirado en parte: { $sections }
stands-away = archivado
stands-struck = escrito por error
stands-draft = borrador, sin firmar
stands-corrected = Corregido por una anotación posterior
# $stands: una de las anteriores
stands-today = Hoy: { $stands }
stands-label = Situación
