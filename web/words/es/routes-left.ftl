# Lo que no se hizo porque habría dejado atrás un texto sin guardar, o porque un día parecía un descuido

routes-not-signed-words = No se firmó: aquí hay texto suyo que todavía no se guardó.
    .next = Está abajo. Revíselo; después guarde y firme.
routes-not-signed-day = No se firmó: revise a qué día se refiere.
    .next = Después guarde y firme.
routes-not-signed-since = No se firmó: después usted guardó aquí otro texto, en otra ventana o en otra computadora.
    .next = Está abajo. Revíselo; después firme.
routes-not-put-away-words = No se archivó: aquí hay texto suyo que todavía no se guardó.
    .next = Guárdelo o descártelo; después archive.
routes-not-let-go-words = No se descartó nada: abajo hay texto suyo que todavía no se guardó.
    .next = Guárdelo, o deje vacío el cuadro.
routes-not-confirmed-words = No se marcó como leído: usted escribió otra cosa en el cuadro de abajo.
    .next = Guarde el texto corregido, o deje el cuadro como estaba.
