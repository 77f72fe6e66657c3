# Lo escrito en un formulario que se conserva como borrador hasta que se guarde

keep-later = Guardar borrador
# $when es una hora, o un día con su hora: "10:42"
keep-kept = Borrador guardado: { $when }
keep-unkept = El borrador aún no se guardó. No cierre esta página: se vuelve a intentar automáticamente.
keep-signed-out = El borrador aún no se guardó porque la sesión está cerrada. No cierre esta página e inicie sesión en otra ventana; después se guardará automáticamente.
# Lo mismo cuando el borrador sí se guardó, por ejemplo con la sesión bloqueada
keep-waits = La sesión se cerró. Lo que escribió se guardó como borrador y lo encontrará al iniciar sesión.
# $n es un número de MB
keep-too-large = No se envió nada: este formulario contiene más de { $n } MB. Pase una parte a otro formulario; todo sigue en esta página.

# Encima de un formulario que lo contiene
keep-here = Aquí está su borrador sin guardar ({ $when }).
    .stale = Lo escribió sobre una versión que aquí ya no se conoce; ahora está sobre la más reciente. Léalo antes de guardar.
keep-let-go = Descartar borrador
# Encima de un formulario que no lo contiene; siguen enlaces
keep-others = Usted tiene aquí borradores sin guardar:
    .also = Usted tiene aquí otros borradores sin guardar:
keep-other = Borrador ({ $when })

# Cuando ya no hay formulario, por ejemplo porque alguien del equipo archivó la anotación
keep-unwritable = Sin guardar: su borrador ({ $when }).
    .why = Lo escribió antes de que esto quedara como está ahora. Nadie más lo ve.
# Lo mismo, cuando ni siquiera hay borrador
keep-unwritten = Sin guardar: lo que escribió está solo en esta página.
