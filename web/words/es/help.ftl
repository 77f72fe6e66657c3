# Para qué sirve una página; está al lado, plegado al principio. Dos o tres frases sencillas cada una.

help-what = ¿Qué es esta página?
help-today = Lo que hay que atender en las próximas horas: sus tareas, lo que está por revisar, los riesgos y los borradores sin terminar. La página se arma de nuevo cada vez que se abre.
help-caseload = Todas las personas que tienen expediente en esta computadora. Puede buscarlas por cualquiera de los nombres que hayan usado, con o sin acentos.
help-register = Todas las personas con un expediente en uso, una línea por persona, para repasarlas cada semana en equipo: con quién hubo contacto, cómo fueron los puntajes, qué no avanza.
help-review = Cuando dos personas escriben por separado, todo se conserva. Aquí está lo que después hay que revisar: elegir entre dos versiones o leer un texto combinado. Su decisión llega a los demás en la siguiente sincronización.
help-sync = Cada laptop funciona por su cuenta y se sincroniza con la clínica cuando las dos están en la misma red. Al terminar, las dos tienen lo mismo y nada se pierde ni se sobrescribe.
help-devices = Una laptop lleva los expedientes de la clínica, cifrados, y solo la pueden abrir las personas autorizadas. Se vincula una sola vez, con un código que aparece en esta página y cuatro palabras que deben ser iguales en las dos pantallas.
help-people = Cada persona inicia sesión con su propio usuario y contraseña, y todo lo que escribe queda a su nombre. Su rol determina lo que puede leer y escribir.
help-join = Esto se hace una sola vez. Con el código, la clínica sabe que es usted; con las cuatro palabras, usted sabe que es la clínica. Después, esta laptop funciona por su cuenta y se sincroniza cuando está en la red de la clínica.
