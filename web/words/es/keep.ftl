# Palabras de un formulario que se conservan hasta que se guarden

keep-later = Conservar para después
# $when es una hora, o un día con su hora: "10:42"
keep-kept = Conservado { $when }
keep-unkept = Todavía no se conservó. Quédese en esta página: se intenta otra vez por sí solo.
keep-signed-out = Todavía no se conservó: nadie ha iniciado sesión. Inicie sesión en otra ventana y se conservará por sí solo.

# Encima de un formulario que las contiene
keep-here = Todavía sin guardar: aquí están sus palabras ({ $when }).
    .stale = Las escribió sobre una versión que aquí ya no se conoce; ahora están sobre la más nueva. Léala una vez antes de guardar.
keep-let-go = Dejar ir estas palabras
# Encima de un formulario que no las contiene; siguen enlaces
keep-others = Usted tiene aquí palabras que todavía no están guardadas:
    .also = Usted tiene aquí otras palabras que todavía no están guardadas:
keep-other = Palabras conservadas ({ $when })

# Donde ya no hay formulario para ellas, como cuando alguien del equipo archivó la anotación
keep-unwritable = Sin guardar: sus palabras ({ $when }).
    .why = Se conservaron antes de que esto quedara como está ahora. Nadie más las ve.
# Lo mismo, de palabras que nada conserva
keep-unwritten = Sin guardar: lo que escribió está solo en esta página.
