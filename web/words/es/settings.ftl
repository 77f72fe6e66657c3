# Lo que cada persona elige para sí

settings-title = Configuración
settings-intro = Solo para usted, en esta computadora. No cambia nada para los demás.
settings-language = Idioma
    .auto = El del navegador
settings-look = Apariencia
    .auto = La de esta computadora
    .light = Clara
    .dark = Oscura
    .contrast = Alto contraste
settings-room = Cuando hay más personas cerca
settings-initials = Mostrar iniciales en las listas
    .hint = Las listas muestran solo las iniciales y el año de nacimiento de cada persona. El expediente muestra siempre el nombre completo.
settings-keys = Teclado
settings-slash = La tecla / abre “{ find-title }”
    .hint = Desactívela si le dicta a esta computadora o si la presiona sin querer. Ctrl y K siempre la abren.
settings-save = Guardar configuración
settings-saved = Su configuración se guardó.
settings-you = Usted
settings-sign-out =
    .hint = Si solo se aleja un momento, use Bloquear: al volver estará en la misma página.
settings-clinic = La clínica
settings-people = Quiénes pueden iniciar sesión
settings-devices = Laptops y otros dispositivos
settings-clock = Ver el reloj y la zona horaria
