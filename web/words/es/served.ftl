# Servicios y minutos por tipo, para quienes los financian; los ve supervisión

served-title = Servicios y minutos
served-help = Cuántos servicios de cada tipo se dieron, cuánto duraron y cuántas personas distintas los recibieron, para informes a quienes financian el trabajo. No se nombra a nadie.
served-from = Desde
served-until = Hasta
served-count-them = Mostrar
# $from y $until son fechas
served-days = { $from } a { $until }
served-no-day = Elija dos días que existan.
served-turned-round = El último día es anterior al primero. Cambie uno de los dos.
served-too-long = Elija como máximo 10 años.
# Encabezados de columnas
served-kind = Servicio
served-count = Cuántos
served-minutes = Minutos
served-without = Sin minutos anotados
served-clients = Personas distintas
# Tipos
served-visit = Visitas
served-phone = Contactos por teléfono
served-written = Contactos por mensaje, correo electrónico o correo postal
served-group = Sesiones de grupo, por cada persona que estuvo
served-training = Sesiones de práctica
served-joint = Sesiones conjuntas
served-family = Educación para la familia
served-referral = Referencias completadas
served-all = Todo junto
# En lugar de un número
served-fewer = Menos de { $n }
served-not-told = No se muestra
served-drafts = { $n ->
    [one] 1 sesión de grupo aún no está firmada y no se cuenta.
   *[other] { $n } sesiones de grupo aún no están firmadas y no se cuentan.
}
served-drafts-few = Hay sesiones de grupo de menos de { $n } personas sin firmar, que no se cuentan.
served-file = Descargar como tabla (CSV)
served-back = Volver a la revisión semanal
served-rule-what = Se cuentan los contactos en que se habló con la persona, las sesiones en que estuvo y las referencias el día en que se marcaron como completadas. No se cuenta lo archivado, lo escrito por error ni lo corregido después. Las notas hablan de las mismas reuniones y no se cuentan otra vez. Una sesión de grupo que también se anotó como sesión de práctica cuenta en las dos líneas.
served-rule-small = No se muestran números sobre 1 a 4 personas. Si alguno se pudiera deducir de los demás, tampoco se muestra el siguiente más pequeño.
served-rule-here = Se cuenta lo que hay en los expedientes de esta computadora. La computadora de la clínica los tiene todos.
