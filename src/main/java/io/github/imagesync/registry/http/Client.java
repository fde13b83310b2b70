package io.github.imagesync.registry.http;

import io.github.imagesync.credentials.Credentials;
import io.github.imagesync.registry.http.ResumingBlob.Resumes;

/// What every repository over HTTP shares.
record Client(Exchange exchange, Credentials credentials, Referrers referrers, Resumes resumes) {}
